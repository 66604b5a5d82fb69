/** Enhanced status codes that say of an address that it does not take mail, and will not by itself (RFC 3463, 3.2 and 3.3). */
const deadStatus = new Set(['5.1.0', '5.1.1', '5.1.2', '5.1.3', '5.1.4', '5.1.6', '5.1.10', '5.2.1'])

/** Refusals that are about the sender or what is said: another day the same address takes mail. */
const aboutUs =
  /relay|spam|block|polic|reputation|listed|greylist|rate|quota|full|authenticat|spf|dkim|dmarc/i

/** The enhanced status code in a server's answer, `5.1.1`. */
export function readStatus(answer: string): string | null {
  return /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(answer)?.[1] ?? null
}

/**
 * Whether a final refusal says that nobody is reached at this address. Without an enhanced code only a refused recipient
 * says so, and only when the words do not speak of the sender.
 */
export function isDeadAddress(refusal: {
  status: string | null
  code: number | null
  atRecipient: boolean
  text: string
}): boolean {
  if (refusal.status !== null) return deadStatus.has(refusal.status)
  const refused = refusal.code === 550 || refusal.code === 551 || refusal.code === 553
  return refusal.atRecipient && refused && !aboutUs.test(refusal.text)
}
