/** A command cannot do what was asked; the message is what the operator reads. */
export class CommandError extends Error {}
