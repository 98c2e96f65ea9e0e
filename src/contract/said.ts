/** Sentences of the server's own that persons read as they are: a screen in another language knows them by these words. */
export const SAID = {
  late: 'Hipcall did not answer in time.',
  strange: 'Hipcall did not answer as it should.',
  notReady: 'The server is not ready. Try again in a moment.',
  operatorRefused: 'Hipcall does not accept the token of this server any more.',
  notCompared: 'Hipcall does not accept the token of this server, so that yours cannot be compared with its account.',
  notChecked: 'Hipcall does not answer, so that this token cannot be checked. Try again in a moment.',
  tokenInvalid: 'This token is not valid at Hipcall.',
  tokenOfAnother: 'This token belongs to another Hipcall account.',
  tokenUnknownHere: 'This token is not valid here.',
  tokenOfHere: 'Sign in with a Hipcall token to change something at Hipcall: this token is known here only.',
  nothingChanged: 'Hipcall cannot be reached. Nothing was changed there: trying again is safe.',
  numberAsItWas: 'Hipcall did not answer, and the default number is as it was. Trying again is safe.',
  numberUnknown: 'Hipcall did not answer, and could not be asked what the default number is now. Trying again does no harm.',
  numberChangedMeanwhile: 'Somebody else changed the default number of this user meanwhile.',
  taskNotThere: 'Hipcall did not answer, and the task is not there. Trying again is safe.',
  taskUnknownKeyed:
    'Hipcall did not answer, and could not be asked whether the task is there. Trying again is safe: it is looked for first.',
  taskUnknown: 'Hipcall did not answer, and could not be asked whether the task is there. Look for it before you create it again.',
  taskStillUnknown: 'It is not known yet whether this task was created, and Hipcall could not be asked. Try again in a moment.',
  commentUnknown:
    'Hipcall did not answer, and does not let comments be looked for: it is not known whether this one was written. Sending it again may write it twice.',
  tagsUnknown:
    'Hipcall did not answer, and not the second time either: it is not known whether the tags were changed. Trying again does no harm.',
} as const
