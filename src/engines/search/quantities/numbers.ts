/** Languages that write 1.000,5; the others write 1,000.5. */
const decimalComma = new Set(
  'de fr es it pt ca ro nl da sv no fi pl cs sk sl hr lt lv et tr ru uk bg el id hu'.split(' '),
)

const superscripts: Readonly<Record<string, string>> = {
  '⁰': '0',
  '¹': '1',
  '²': '2',
  '³': '3',
  '⁴': '4',
  '⁵': '5',
  '⁶': '6',
  '⁷': '7',
  '⁸': '8',
  '⁹': '9',
  '⁻': '-',
}

/** What a number looks like in a sentence, exponent included, in the notations `readNumber` reads. */
export const numberPattern =
  "[-−]?\\d{1,3}(?:[ \\u00a0\\u202f’']\\d{3})+(?:[.,]\\d+)?(?!\\d)|[-−]?\\d+(?:[.,]\\d+)*(?:[eE][-+−]?\\d+)?(?:\\s?[×x·]\\s?10(?:\\^[-−]?\\d+|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?"

/** A number as written, and half a unit of its last digit: 830 may be anything that rounds to it. */
export interface WrittenNumber {
  readonly value: number
  readonly half: number
}

/**
 * Reads a number by the customs of a language. With both signs, the last is the decimal one. One sign before exactly
 * three digits is a thousands sign where the language has it so (1.000 in German, 1,000 in English), else the decimal.
 */
export function readNumber(written: string, language: string): WrittenNumber {
  const [mantissa = '', ten = '0'] = splitExponent(written)
  const bare = mantissa.replace(/[ \u00a0\u202f’']/g, '').replace(/−/g, '-')
  const decimalSign = findDecimalSign(bare, language)
  const thousands = decimalSign === ',' ? /\./g : decimalSign === '.' ? /,/g : /[.,]/g
  const plain = bare.replace(thousands, '').replace(',', '.')
  const decimals = plain.includes('.') ? plain.length - plain.indexOf('.') - 1 : 0
  const scale = 10 ** Number(ten)
  return { value: Number(`${plain}e${ten}`), half: 0.5 * 10 ** -decimals * scale }
}

function splitExponent(written: string): [string, string] {
  const match =
    /^(?<mantissa>.*?)(?:[eE](?<e>[-+−]?\d+)|\s?[×x·]\s?10(?:\^(?<power>[-−]?\d+)|(?<raised>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)))?$/u.exec(
      written,
    )
  const { mantissa = written, e, power, raised } = match?.groups ?? {}
  const exponent = e ?? power ?? [...(raised ?? '')].map(sign => superscripts[sign] ?? '').join('')
  return [mantissa, exponent === '' ? '0' : exponent.replace('−', '-')]
}

function findDecimalSign(bare: string, language: string): '.' | ',' | undefined {
  const dots = bare.split('.').length - 1
  const commas = bare.split(',').length - 1
  if (dots > 0 && commas > 0) return bare.lastIndexOf('.') > bare.lastIndexOf(',') ? '.' : ','
  if (dots + commas !== 1) return undefined
  const sign = dots === 1 ? '.' : ','
  const hasThree = /[.,]\d{3}$/.test(bare) && !/^-?0[.,]/.test(bare)
  const isThousands = sign === (decimalComma.has(language) ? '.' : ',')
  return hasThree && isThousands ? undefined : sign
}
