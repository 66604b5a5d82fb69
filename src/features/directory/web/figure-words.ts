interface FigureText {
  low: number | null
  high: number | null
  unit: string
}

const localeOf = (lang: string) => (lang === 'en' ? 'en-GB' : lang)

/** A figure as people write it: '0.5–2.2 mm', '≤ 6 µm', '≥ 2 mm'. The unit '1' is a plain number. */
export function figureWords(figure: FigureText, lang: string): string {
  const format = new Intl.NumberFormat(localeOf(lang), { maximumSignificantDigits: 6 })
  const unit = figure.unit === '1' ? '' : ` ${figure.unit}`
  if (figure.low !== null && figure.high !== null)
    return figure.low === figure.high
      ? format.format(figure.low) + unit
      : `${format.format(figure.low)}–${format.format(figure.high)}${unit}`
  return figure.high !== null
    ? `≤ ${format.format(figure.high)}${unit}`
    : `≥ ${format.format(figure.low ?? 0)}${unit}`
}

/** A price band: '€1,200–5,000'; one end alone carries its sign. */
export function priceWords(
  price: { priceLow: number | null; priceHigh: number | null; currency: string },
  lang: string,
): string | null {
  const money = new Intl.NumberFormat(localeOf(lang), {
    style: 'currency',
    currency: price.currency,
    maximumFractionDigits: 0,
  })
  if (price.priceLow !== null && price.priceHigh !== null)
    return money.formatRange(price.priceLow, price.priceHigh)
  if (price.priceHigh !== null) return `≤ ${money.format(price.priceHigh)}`
  return price.priceLow === null ? null : `≥ ${money.format(price.priceLow)}`
}
