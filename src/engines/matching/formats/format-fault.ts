/** A file that cannot be read, in one sentence that names the line and the field. */
export class FormatFault extends Error {}
