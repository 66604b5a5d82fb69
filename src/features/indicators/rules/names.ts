type Text = (key: string, values?: Record<string, unknown>) => string

/** What an indicator is called: in the reader's language where its words came with a set, else as somebody wrote them. */
export function nameOf(indicator: { name: string; shippedAs: string | null }, text: Text): string {
  return indicator.shippedAs === null
    ? indicator.name
    : text(`indicators.shipped.${indicator.shippedAs}.name`)
}

export function unitOf(indicator: { unit: string; shippedAs: string | null }, text: Text): string {
  return indicator.shippedAs === null
    ? indicator.unit
    : text(`indicators.shipped.${indicator.shippedAs}.unit`)
}
