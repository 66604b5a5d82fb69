import type { Random } from './random.ts'
import type { Lang, SampleCapability } from './sample-types.ts'
import { formatNumber } from './write-texts.ts'

/** en | fr | de | es | lt | method | range unit | resolution unit | sample (five languages follow the same order, split by /) */
const rows = `
Measure the refractive index of tissue | Mesurer l’indice de réfraction des tissus | Brechzahl von Gewebe messen | Medir el índice de refracción de tejidos | Išmatuoti audinio lūžio rodiklį | OCT | 1.30–1.55 | 0.0005–0.004 | tissue section / coupe de tissu / Gewebeschnitt / corte de tejido / audinio pjūvis
Measure absorption and scattering spectra | Mesurer les spectres d’absorption et de diffusion | Absorptions- und Streuspektren messen | Medir espectros de absorción y dispersión | Išmatuoti sugerties ir sklaidos spektrus | integrating sphere | 400–1,700 nm | 1–5 nm | phantom or blood / fantôme ou sang / Phantom oder Blut / fantoma o sangre / fantomas arba kraujas
Test laser safety class | Déterminer la classe de sécurité laser | Laserklasse bestimmen | Determinar la clase láser | Nustatyti lazerio saugos klasę | IEC 60825-1 | 180–20,000 nm | 1–3 % | finished device / appareil fini / fertiges Gerät / equipo terminado / gatavas prietaisas
Measure pulse duration | Mesurer la durée d’impulsion | Pulsdauer messen | Medir la duración de pulso | Išmatuoti impulso trukmę | autocorrelation | 15–15,000 fs | 1–6 fs | laser source / source laser / Laserquelle / fuente láser / lazerio šaltinis
Image organoids in three dimensions | Imager des organoïdes en trois dimensions | Organoide dreidimensional abbilden | Obtener imágenes tridimensionales de organoides | Gauti trimačius organoidų vaizdus | light sheet | 0.1–6 mm | 0.3–1.8 µm | living organoid / organoïde vivant / lebendes Organoid / organoide vivo / gyvas organoidas
Record Raman maps of tumour margins | Cartographier des marges tumorales par Raman | Raman-Karten von Tumorrändern aufnehmen | Registrar mapas Raman de márgenes tumorales | Užrašyti navikų kraštų Ramano žemėlapius | Raman 785 nm | 400–3,200 cm⁻¹ | 3–9 cm⁻¹ | fresh tissue / tissu frais / frisches Gewebe / tejido fresco / šviežias audinys
Qualify endoscope optics | Qualifier l’optique d’endoscopes | Endoskopoptik qualifizieren | Cualificar la óptica de endoscopios | Įvertinti endoskopų optiką | MTF bench | 2–120 mm | 4–40 lp/mm | endoscope / endoscope / Endoskop / endoscopio / endoskopas
Characterise pulse sensors on volunteers | Caractériser des capteurs de pouls sur volontaires | Pulssensoren an Freiwilligen prüfen | Caracterizar sensores de pulso con voluntarios | Išbandyti pulso jutiklius su savanoriais | controlled desaturation | 70–100 % SpO₂ | 1–2 % | wearable / objet connecté / Wearable / dispositivo vestible / dėvimasis prietaisas
Write micro-optics by two-photon polymerisation | Imprimer des micro-optiques à deux photons | Mikrooptik mit zwei Photonen drucken | Imprimir microóptica con dos fotones | Spausdinti mikrooptiką dvifotone polimerizacija | two-photon | 0.01–5 mm | 0.1–0.4 µm | photoresist / photorésine / Fotolack / fotorresina / fotopolimeras
Cut stents with femtosecond pulses | Découper des stents par impulsions femtosecondes | Stents mit Femtosekundenpulsen schneiden | Cortar stents con pulsos de femtosegundo | Pjaustyti stentus femtosekundiniais impulsais | 1,030 nm, 300 fs | 0.4–8 mm | 2–9 µm | nitinol tube / tube de nitinol / Nitinolrohr / tubo de nitinol / nitinolio vamzdelis
Validate photodynamic dose | Valider la dose photodynamique | Photodynamische Dosis validieren | Validar la dosis fotodinámica | Patikrinti fotodinaminę dozę | calibrated diffuser | 5–200 J/cm² | 2–6 % | skin model / modèle de peau / Hautmodell / modelo de piel / odos modelis
Compare OCT devices with a reference eye | Comparer des OCT à un œil de référence | OCT-Geräte mit einem Referenzauge vergleichen | Comparar equipos OCT con un ojo de referencia | Palyginti OCT prietaisus su etalonine akimi | reference eye | 1–25 mm | 2–7 µm | OCT device / appareil OCT / OCT-Gerät / equipo OCT / OCT prietaisas
Count bacteria after UV-C exposure | Dénombrer les bactéries après UV-C | Keime nach UV-C-Bestrahlung zählen | Contar bacterias tras la exposición UV-C | Suskaičiuoti bakterijas po UV-C švitinimo | EN 14885 | 1–8 log₁₀ | 0.2–0.5 log₁₀ | contaminated channel / canal contaminé / kontaminierter Kanal / canal contaminado / užterštas kanalas
Assemble fibre sensors in a clean room | Assembler des capteurs à fibre en salle blanche | Fasersensoren im Reinraum montieren | Montar sensores de fibra en sala blanca | Surinkti skaidulinius jutiklius švariojoje patalpoje | ISO 7 | 10–600 | 0.5–4 µm | fibre and catheter / fibre et cathéter / Faser und Katheter / fibra y catéter / skaidula ir kateteris
`

const order: Lang[] = ['en', 'fr', 'de', 'es', 'lt']

function readRow(
  row: string,
  lang: Lang,
): { title: string; method: string; range: string; resolution: string; sample: string } {
  const cells = row.split('|').map(cell => cell.trim())
  const [method = '', range = '', resolution = '', samples = ''] = cells.slice(5)
  const index = order.indexOf(lang)
  return {
    title: cells[index] ?? '',
    method,
    range,
    resolution,
    sample: samples.split(' / ')[index]?.trim() ?? '',
  }
}

/** Narrows a text such as '400–1,700 nm' to one value of it, so that two laboratories differ. */
function drawWithin(text: string, lang: Lang, random: Random): string {
  const [, low = '0', high = '0', unit = ''] = /^([\d.,]+)–([\d.,]+) ?(.*)$/.exec(text) ?? []
  const from = Number(low.replaceAll(',', ''))
  const to = Number(high.replaceAll(',', ''))
  const digits = Math.max(low.split('.')[1]?.length ?? 0, high.split('.')[1]?.length ?? 0)
  const value = from + (to - from) * random.next()
  return `${formatNumber(Number(value.toFixed(digits)), lang)} ${unit}`.trim()
}

function formatRange(text: string, lang: Lang): string {
  return text.replaceAll(/[\d.,]*\d/g, number => formatNumber(Number(number.replaceAll(',', '')), lang))
}

/** Draws two or three capability records of an institution, with numbers and units. */
export function drawCapabilities(lang: Lang, random: Random): SampleCapability[] {
  return random
    .shuffle(rows.trim().split('\n'))
    .slice(0, random.whole(2, 3))
    .map(row => {
      const read = readRow(row, lang)
      const trlIn = random.whole(2, 5)
      return {
        ...read,
        range: formatRange(read.range, lang),
        resolution: drawWithin(read.resolution, lang, random),
        trlIn,
        trlOut: trlIn + random.whole(1, 3),
        leadTimeWeeks: random.whole(2, 14),
        lang,
      }
    })
}
