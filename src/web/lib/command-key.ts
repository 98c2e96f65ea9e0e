/** The key that goes with a letter for a command, as it stands on this machine's keyboard. */
export const commandKey = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl'
