interface Figures {
  meetingsHeld: number | null
  encounters: number | null
}

/** What was held and noted in a market, in words; what is nothing is not said, what is too few to be told is said so. */
export function sayFigures(
  { meetingsHeld, encounters }: Figures,
  text: (key: string, values?: Record<string, unknown>) => string,
): string[] {
  const say = (count: number | null, name: string) =>
    count === 0 ? [] : [count === null ? text(`strategy.few.${name}`) : text(`strategy.${name}`, { count })]
  return [...say(meetingsHeld, 'held'), ...say(encounters, 'met')]
}
