import pg from 'pg'

const INT8 = 20
const INT8_ARRAY = 1016
const DATE = 1082
const DATE_ARRAY = 1182
const TIMESTAMP = 1114
const INTERVAL = 1186

/**
 * How values come back from either backend: int8 as number, date and timestamp without zone as text,
 * timestamptz as Date, numeric as text, jsonb parsed, bytea as Buffer.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return parseSafeInteger
    if (oid === INT8_ARRAY) return parseSafeIntegers
    if (oid === DATE || oid === TIMESTAMP || oid === INTERVAL) return keepText
    if (oid === DATE_ARRAY) return textArrayParser
    return pg.types.getTypeParser(oid, format)
  },
}

const TEXT_ARRAY = 1009
const textArrayParser = pg.types.getTypeParser(TEXT_ARRAY as number, 'text') as (
  text: string,
) => (string | null)[]

function keepText(text: string): string {
  return text
}

function parseSafeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`The whole number ${text} is too large to be read exactly; select it as text.`)
  }
  return value
}

function parseSafeIntegers(text: string): (number | null)[] {
  return textArrayParser(text).map(item => (item === null ? null : parseSafeInteger(item)))
}
