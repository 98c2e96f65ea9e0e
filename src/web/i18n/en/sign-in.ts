export const signIn = {
  title: 'Sign in',
  lead: 'The call history of your Hipcall account: what went wrong, and why.',
  token: 'API token',
  tokenHint: 'The token is sealed in a cookie that no script can read.',
  submit: 'Sign in',
  demo: 'Or look around in the demo call centre as',
  demoPerson: { supervisor: 'Satya Nadella', agent: 'Holly James', admin: 'Bora Aksoy' },
  missing: 'Enter a token.',
  refused: 'This token is not valid here. Check it for missing characters, or ask for a new one.',
  refusedHere:
    'This token is not valid here: Hipcall does not know it, or it belongs to another account than the one shown here. Check it for missing characters, or ask for a new one.',
  tooMany: 'Too many attempts. Wait {{seconds}} s and try again.',
  failed: 'Signing in did not work: {{detail}}',
}
