/**
 * What is measured, and the words people say it in. A quantity of a document and a condition of a question meet when
 * they name the same measurand or one of them names none.
 */
const words: Readonly<Record<string, string>> = {
  resolution:
    'resolution|spatial resolution|axial resolution|lateral resolution|auflösung|ortsauflösung|tiefenauflösung|résolution|resolución|raiška|skiriamoji geba|skyra',
  accuracy: 'accuracy|precision|genauigkeit|präzision|précision|exactitude|precisión|exactitud|tikslumas',
  depth:
    'depth|imaging depth|penetration depth|tiefe|eindringtiefe|messtiefe|profondeur|profundidad|gylis|gyliu',
  thickness: 'thickness|dicke|schichtdicke|épaisseur|espesor|grosor|storis',
  wavelength:
    "wavelength|wavelengths|wellenlänge|longueur d’onde|longueur d'onde|longitud de onda|bangos ilgis|bangos ilgio",
  range: 'range|measuring range|messbereich|plage|rango|diapazonas',
  size: 'size|grösse|größe|taille|tamaño|dydis',
  diameter: 'diameter|durchmesser|diamètre|diámetro|skersmuo',
  distance: 'distance|working distance|abstand|arbeitsabstand|distancia|atstumas',
  'field of view': 'field of view|fov|sichtfeld|gesichtsfeld|champ de vision|campo de visión|matymo laukas',
  'pulse duration':
    "pulse duration|pulse width|pulse length|pulsdauer|impulsdauer|durée d’impulsion|durée d'impulsion|duración de pulso|impulso trukmė",
  'repetition rate':
    'repetition rate|rep rate|repetitionsrate|wiederholrate|taux de répétition|frecuencia de repetición|pasikartojimo dažnis',
  frequency: 'frequency|frequenz|fréquence|frecuencia|dažnis',
  bandwidth: 'bandwidth|bandbreite|bande passante|ancho de banda|juostos plotis',
  power: 'power|output power|leistung|ausgangsleistung|puissance|potencia|galia',
  energy: 'energy|pulse energy|energie|pulsenergie|énergie|energía|energija',
  temperature: 'temperature|temperatur|température|temperatura',
  mass: 'weight|mass|gewicht|masse|poids|peso|masa|svoris|masė',
  volume: 'volume|sample volume|volumen|probenvolumen|tūris',
  efficiency: 'efficiency|wirkungsgrad|effizienz|rendement|efficacité|eficiencia|rendimiento|efektyvumas',
  sensitivity: 'sensitivity|empfindlichkeit|sensitivität|sensibilité|sensibilidad|jautrumas',
  specificity: 'specificity|spezifität|spécificité|especificidad|specifiškumas',
  'lead time':
    'lead time|delivery time|turnaround|turnaround time|delivery|lieferzeit|durchlaufzeit|bearbeitungszeit|délai|délai de livraison|plazo|plazo de entrega|terminas|pristatymo laikas',
  price: 'price|cost|costs|budget|preis|kosten|prix|coût|precio|coste|kaina',
}

/** For these, 'better' means smaller. */
export const smallerIsBetter: ReadonlySet<string> = new Set(['resolution', 'accuracy', 'lead time', 'price'])

const byWord = new Map(
  Object.entries(words).flatMap(([key, list]) =>
    list.split('|').map(word => [word.replace(/’/g, "'"), key] as const),
  ),
)

/** All the words, the longest first. */
export const measurandWords: readonly string[] = [...byWord.keys()].sort((a, b) => b.length - a.length)

/** The measurand a word names, if any. */
export function findMeasurand(word: string): string | undefined {
  return byWord.get(word.normalize('NFC').toLowerCase().replace(/’/g, "'"))
}
