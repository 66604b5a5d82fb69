/** A file that cannot be read as a problem or a solution: where it is wrong, and how. */
export class FormatFault extends Error {
  readonly line: number
  readonly field: string

  constructor(line: number, field: string, complaint: string) {
    super(`Line ${line}, field ${field}: ${complaint}.`)
    this.name = 'FormatFault'
    this.line = line
    this.field = field
  }
}
