/**
 * How soon screens ask anew after they were told of a change. Phones wait up to so long, each by chance, so that hundreds of
 * them do not ask in one instant when a whole schedule changes; with the way there and back it stays below two seconds.
 */
export const phoneSpreadMs = 600
/** Who is due, late or missing follows the clock: asked anew although nobody taps. */
export const deskEveryMs = 30_000
export const phoneEveryMs = 60_000
