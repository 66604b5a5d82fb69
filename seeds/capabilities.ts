import type { Random } from './random.ts'
import type { Lang, SampleCapability } from './sample-types.ts'

/** en | fr | de | es | lt | method | range unit | resolution unit | sample (five languages follow the same order, split by /) | verb */
const rows = `
Measure the refractive index of tissue | Mesurer l’indice de réfraction des tissus | Brechzahl von Gewebe messen | Medir el índice de refracción de tejidos | Išmatuoti audinio lūžio rodiklį | OCT | 1.30–1.55 | 0.0005–0.004 | tissue section / coupe de tissu / Gewebeschnitt / corte de tejido / audinio pjūvis | measure
Measure absorption and scattering spectra | Mesurer les spectres d’absorption et de diffusion | Absorptions- und Streuspektren messen | Medir espectros de absorción y dispersión | Išmatuoti sugerties ir sklaidos spektrus | integrating sphere | 400–1,700 nm | 1–5 nm | phantom or blood / fantôme ou sang / Phantom oder Blut / fantoma o sangre / fantomas arba kraujas | measure
Test laser safety class | Déterminer la classe de sécurité laser | Laserklasse bestimmen | Determinar la clase láser | Nustatyti lazerio saugos klasę | IEC 60825-1 | 180–20,000 nm | 1–3 % | finished device / appareil fini / fertiges Gerät / equipo terminado / gatavas prietaisas | certify
Measure pulse duration | Mesurer la durée d’impulsion | Pulsdauer messen | Medir la duración de pulso | Išmatuoti impulso trukmę | autocorrelation | 15–15,000 fs | 1–6 fs | laser source / source laser / Laserquelle / fuente láser / lazerio šaltinis | measure
Image organoids in three dimensions | Imager des organoïdes en trois dimensions | Organoide dreidimensional abbilden | Obtener imágenes tridimensionales de organoides | Gauti trimačius organoidų vaizdus | light sheet | 0.1–6 mm | 0.3–1.8 µm | living organoid / organoïde vivant / lebendes Organoid / organoide vivo / gyvas organoidas | image
Record Raman maps of tumour margins | Cartographier des marges tumorales par Raman | Raman-Karten von Tumorrändern aufnehmen | Registrar mapas Raman de márgenes tumorales | Užrašyti navikų kraštų Ramano žemėlapius | Raman 785 nm | 400–3,200 cm⁻¹ | 3–9 cm⁻¹ | fresh tissue / tissu frais / frisches Gewebe / tejido fresco / šviežias audinys | image
Qualify endoscope optics | Qualifier l’optique d’endoscopes | Endoskopoptik qualifizieren | Cualificar la óptica de endoscopios | Įvertinti endoskopų optiką | MTF bench | 2–120 mm | 4–40 lp/mm | endoscope / endoscope / Endoskop / endoscopio / endoskopas | qualify
Characterise pulse sensors on volunteers | Caractériser des capteurs de pouls sur volontaires | Pulssensoren an Freiwilligen prüfen | Caracterizar sensores de pulso con voluntarios | Išbandyti pulso jutiklius su savanoriais | controlled desaturation | 70–100 % SpO₂ | 1–2 % | wearable / objet connecté / Wearable / dispositivo vestible / dėvimasis prietaisas | characterise
Write micro-optics by two-photon polymerisation | Imprimer des micro-optiques à deux photons | Mikrooptik mit zwei Photonen drucken | Imprimir microóptica con dos fotones | Spausdinti mikrooptiką dvifotone polimerizacija | two-photon | 0.01–5 mm | 0.1–0.4 µm | photoresist / photorésine / Fotolack / fotorresina / fotopolimeras | print
Cut stents with femtosecond pulses | Découper des stents par impulsions femtosecondes | Stents mit Femtosekundenpulsen schneiden | Cortar stents con pulsos de femtosegundo | Pjaustyti stentus femtosekundiniais impulsais | 1,030 nm, 300 fs | 0.4–8 mm | 2–9 µm | nitinol tube / tube de nitinol / Nitinolrohr / tubo de nitinol / nitinolio vamzdelis | machine
Validate photodynamic dose | Valider la dose photodynamique | Photodynamische Dosis validieren | Validar la dosis fotodinámica | Patikrinti fotodinaminę dozę | calibrated diffuser | 5–200 J/cm² | 2–6 % | skin model / modèle de peau / Hautmodell / modelo de piel / odos modelis | validate
Compare OCT devices with a reference eye | Comparer des OCT à un œil de référence | OCT-Geräte mit einem Referenzauge vergleichen | Comparar equipos OCT con un ojo de referencia | Palyginti OCT prietaisus su etalonine akimi | reference eye | 1–25 mm | 2–7 µm | OCT device / appareil OCT / OCT-Gerät / equipo OCT / OCT prietaisas | calibrate
Count bacteria after UV-C exposure | Dénombrer les bactéries après UV-C | Keime nach UV-C-Bestrahlung zählen | Contar bacterias tras la exposición UV-C | Suskaičiuoti bakterijas po UV-C švitinimo | EN 14885 | 1–8 log₁₀ | 0.2–0.5 log₁₀ | contaminated channel / canal contaminé / kontaminierter Kanal / canal contaminado / užterštas kanalas | count
Assemble fibre sensors in a clean room | Assembler des capteurs à fibre en salle blanche | Fasersensoren im Reinraum montieren | Montar sensores de fibra en sala blanca | Surinkti skaidulinius jutiklius švariojoje patalpoje | ISO 7 | 10–600 | 0.5–4 µm | fibre and catheter / fibre et cathéter / Faser und Katheter / fibra y catéter / skaidula ir kateteris | assemble
`

const order: Lang[] = ['en', 'fr', 'de', 'es', 'lt']

/** The words of one row in one language, and its figures as text. */
function readRow(row: string, lang: Lang) {
  const cells = row.split('|').map(cell => cell.trim())
  const [method = '', range = '', resolution = '', samples = '', verb = 'other'] = cells.slice(5)
  const index = order.indexOf(lang)
  const title = cells[index] ?? ''
  return {
    title,
    object: objectOf(title, lang),
    verb,
    method,
    range,
    resolution,
    sample: samples.split(' / ')[index]?.trim() ?? '',
  }
}

/** What the verb of a title acts on: German ends with its verb, the others begin with it. */
function objectOf(title: string, lang: Lang): string {
  const words = title.split(' ')
  return (lang === 'de' ? words.slice(0, -1) : words.slice(1)).join(' ')
}

/** Reads '400–1,700 nm'; a figure without a unit is a plain number, or a count where it is large. */
function readSpan(text: string): { low: number; high: number; digits: number; unit: string } {
  const [, low = '0', high = '0', unit = ''] = /^([\d.,]+)–([\d.,]+) ?(.*)$/.exec(text) ?? []
  const number = (digits: string) => Number(digits.replaceAll(',', ''))
  return {
    low: number(low),
    high: number(high),
    digits: Math.max(low.split('.')[1]?.length ?? 0, high.split('.')[1]?.length ?? 0),
    unit: unit === '% SpO₂' ? '%' : unit === '' ? (number(high) > 5 ? 'pieces' : '1') : unit,
  }
}

/** Narrows a span to one value of it, so that two laboratories differ. */
function drawWithin(text: string, random: Random): { high: number; unit: string } {
  const { low, high, digits, unit } = readSpan(text)
  return { high: Number((low + (high - low) * random.next()).toFixed(digits)), unit }
}

const isLength = (unit: string) => ['nm', 'µm', 'mm'].includes(unit)

/** Measuring in the living eye: what is asked for most, and by figures. In the order of the languages. */
const inVivo = {
  row: `
Measure the thickness of retinal layers in vivo | Mesurer l’épaisseur des couches de la rétine in vivo | Dicke der Netzhautschichten in vivo messen | Medir el espesor de las capas de la retina in vivo | Išmatuoti tinklainės sluoksnių storį in vivo | spectral-domain OCT, 840 nm | 5–900 µm | 3–9 µm | volunteer or patient / volontaire ou patient / Freiwillige oder Kranke / voluntario o paciente / savanoris arba pacientas | measure`,
  measurands: [
    'thickness of a layer',
    'épaisseur d’une couche',
    'Dicke einer Schicht',
    'espesor de una capa',
    'sluoksnio storis',
  ],
  environments: [
    'in vivo, at an eye-safe power, in a clinic',
    'in vivo, à une puissance sans danger pour l’œil, en clinique',
    'in vivo, mit augensicherer Leistung, in einer Klinik',
    'in vivo, con potencia segura para el ojo, en una clínica',
    'in vivo, akiai saugia galia, klinikoje',
  ],
}

/** A capability record of measuring in the living eye, its figures by a number of the institution's own; one in two has one. */
export function describeInVivo(lang: Lang, number: number): SampleCapability[] {
  if (number % 2 === 1) return []
  const { range, resolution, ...words } = readRow(inVivo.row, lang)
  const { low, high, unit } = readSpan(range)
  const finest = readSpan(resolution)
  const index = order.indexOf(lang)
  return [
    {
      ...words,
      measurand: inVivo.measurands[index] ?? '',
      environment: inVivo.environments[index] ?? '',
      figures: [
        { role: 'range', low, high, unit },
        {
          role: 'resolution',
          low: null,
          high: finest.low + (number % (finest.high - finest.low + 1)),
          unit: finest.unit,
        },
        { role: 'depth', low: null, high: 1.4 + (number % 5) * 0.4, unit: 'mm' },
      ],
      trlIn: 4,
      trlOut: 6 + (number % 3),
      leadTimeWeeks: 1 + (number % 4),
      lang,
    },
  ]
}

/** Draws two or three capability records of an institution, with numbers and units. */
export function drawCapabilities(lang: Lang, random: Random): SampleCapability[] {
  return random
    .shuffle(rows.trim().split('\n'))
    .slice(0, random.whole(2, 3))
    .map(row => {
      const { range, resolution, ...words } = readRow(row, lang)
      const { low, high, unit } = readSpan(range)
      const finest = drawWithin(resolution, random)
      const trlIn = random.whole(2, 5)
      return {
        ...words,
        figures: [
          { role: 'range', low, high, unit },
          {
            role:
              unit === finest.unit || (isLength(unit) && isLength(finest.unit)) ? 'resolution' : 'accuracy',
            low: null,
            ...finest,
          },
        ],
        trlIn,
        trlOut: trlIn + random.whole(1, 3),
        leadTimeWeeks: random.whole(2, 14),
        lang,
      }
    })
}
