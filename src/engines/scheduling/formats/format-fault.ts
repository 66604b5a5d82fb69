/** One thing that cannot be understood in a file. */
export interface FormatComplaint {
  readonly line: number
  readonly field: string
  readonly complaint: string
}

/** A file that cannot be read as a problem or a solution: where it is wrong, and how, everything found at once. */
export class FormatFault extends Error {
  /** Of the first complaint. */
  readonly line: number
  readonly field: string
  readonly complaints: readonly FormatComplaint[]

  constructor(line: number, field: string, complaint: string, more: readonly FormatComplaint[] = []) {
    const complaints = [{ line, field, complaint }, ...more]
    super(complaints.map(one => `Line ${one.line}, field ${one.field}: ${one.complaint}.`).join('\n'))
    this.name = 'FormatFault'
    this.line = line
    this.field = field
    this.complaints = complaints
  }
}
