/** What is left of 'Ärztinnen'; not of 'Rinne', 'erinnern' and 'beginnen'. */
const severalWomen = /(?<!^(?:be|ent|er|ge|ver|zer)?(?:\p{L}|sp)?)inn$/u

/** Latin words that lose their ending for a German plural: 'Museum' and 'Museen', 'Medium' and 'Medien', 'Spektrum' and 'Spektren'. */
const latin = /(?<=\p{L}{2}(?:[ie]|tr))um$/u

/** The stem of a German noun as its plural has it, where the stemmer leaves two. */
export function stripNoun(stem: string): string {
  return stem.replace(severalWomen, 'in').replace(latin, '')
}
