/** Words that say nothing about a business, in the languages of the interface; compared in lower case, without accents. */
const emptyWords = new Set(
  `about also and are based both can company companies could develop development europe european find firm from for group have
  help high into international like looking make market markets more most need needs new offer offers other our partner
  partners partnership product products provide quality seek seeking service services small solution solutions such supply
  support system systems than that the their them these they this technologies technology through use used using want
  well who will with work world would years your
  avec dans des entreprise entreprises les leur nos notre nous offre offrons partenaire partenaires plus pour produits
  recherche recherchons solutions sur une vos votre
  auf aus bei das der die durch ein eine einen einer fur haben ihre losungen mit oder partner produkte sind suchen und unser
  unsere unternehmen von werden wir zum zur
  como con del empresa empresas las los nuestra nuestro nuestros ofrecemos para por productos servicios socios sus una unos
  arba bei imone imones ieskome kaip musu partneriu produktai siulome tai yra`.split(/\s+/),
)

/** A word as it is compared: lower case, no accents, without a plural's ending. */
function rootOf(word: string): string {
  const plain = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.length > 4 ? plain.replace(/(?<=[^s])s$/, '') : plain
}

/** The words of a text that can tell two businesses apart, by their root; the first spelling is kept. */
function tellingWords(text: string): Map<string, string> {
  const words = new Map<string, string>()
  for (const word of text.match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? []) {
    const plain = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    const isTelling = plain.length >= 3 && !/^\d+$/.test(plain) && !emptyWords.has(plain)
    if (isTelling && !words.has(rootOf(word))) words.set(rootOf(word), word)
  }
  return words
}

/**
 * The words that what one side offers and what the other seeks have in common, as the offer spells them, at most
 * `most`. Plain overlap of words and nothing cleverer: it can be checked by reading both texts.
 */
export function findSharedWords(offer: string | null, wish: string | null, most = 6): string[] {
  if (offer === null || wish === null) return []
  const wanted = tellingWords(wish)
  return [...tellingWords(offer)]
    .filter(([root]) => wanted.has(root))
    .map(([, word]) => word)
    .slice(0, most)
}
