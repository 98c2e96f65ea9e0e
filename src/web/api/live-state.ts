/** Whether the server tells by itself what is new: then nobody has to look as often. */
let connected = false

export function setLive(is: boolean): void {
  connected = is
}

export function isLive(): boolean {
  return connected
}
