/**
 * Spreadsheet programs run cells that begin with these characters as formulas (OWASP, CSV injection; the wide forms
 * count in Japanese and Korean editions). An apostrophe in front turns the cell into text.
 */
const formulaStart = /^\s*[=+\-@\t\r\n＝＋－＠]|^[\t\r\n]/u
const guardedStart = /^'+(?:\s*[=+\-@\t\r\n＝＋－＠]|[\t\r\n])/u

/** The text as it may stand in a CSV file: no spreadsheet program takes it for a formula. */
export function guardFormula(text: string): string {
  return formulaStart.test(text) || guardedStart.test(text) ? `'${text}` : text
}

/** Workbooks store text as text, so only an apostrophe that the reader would take away is doubled. */
export function guardApostrophe(text: string): string {
  return guardedStart.test(text) ? `'${text}` : text
}

/** Takes the apostrophe of `guardFormula` away again, so that a re-imported export is exactly what was exported. */
export function unguardFormula(text: string): string {
  return guardedStart.test(text) ? text.slice(1) : text
}
