/**
 * The error a Meteor method throws. Only its message reaches an app, and the message is `reason [code]`, or `[code]`
 * where no reason was given.
 */
export function meteorError(code: string, reason = ''): Error {
    return new Error(reason ? `${reason} [${code}]` : `[${code}]`);
}
