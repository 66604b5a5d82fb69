/** How much of the target is there, in whole per cent and never rounded up to what is not reached; null without a target. */
export function perCent(figure: { proven: number; target: number | null }): number | null {
  return figure.target === null || figure.target <= 0
    ? null
    : Math.floor((figure.proven / figure.target) * 100)
}
