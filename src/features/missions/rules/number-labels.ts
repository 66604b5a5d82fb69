/** The labels of a numbered row: 'Table', 1, 14 gives 'Table 1' to 'Table 14'; none when the end lies before the start. */
export function numberLabels(label: string, from: number, to: number): string[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => `${label} ${from + index}`)
}
