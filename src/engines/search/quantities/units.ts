/** A unit: what it measures, and how a value in it becomes one in the canonical unit of that dimension. */
export interface Unit {
  readonly dimension: Dimension
  readonly factor: number
  /** Added after the factor; only temperatures have one. */
  readonly offset?: number
}

/** Canonical units: m, s, Hz, K, kg, W, J, V, Pa, m³, 1 (a share), and for money the currency itself. */
export type Dimension =
  | 'length'
  | 'time'
  | 'frequency'
  | 'temperature'
  | 'mass'
  | 'power'
  | 'energy'
  | 'voltage'
  | 'pressure'
  | 'volume'
  | 'share'
  | `money-${string}`

const units = new Map<string, Unit>()

/** Prefixes of the SI (BIPM, The International System of Units, 9th edition). */
const prefixes: Readonly<Record<string, number>> = {
  f: 1e-15,
  p: 1e-12,
  n: 1e-9,
  µ: 1e-6,
  u: 1e-6,
  m: 1e-3,
  c: 1e-2,
  d: 1e-1,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
}

function addPrefixed(symbol: string, dimension: Dimension, use: string, base = 1): void {
  for (const prefix of ['', ...use])
    units.set(prefix + symbol, { dimension, factor: (prefixes[prefix] ?? 1) * base })
}

function addNames(names: string, dimension: Dimension, factor: number, offset?: number): void {
  for (const name of names.split(' '))
    units.set(name, offset === undefined ? { dimension, factor } : { dimension, factor, offset })
}

addPrefixed('m', 'length', 'fpnµumcdk')
addPrefixed('s', 'time', 'fpnµum')
addPrefixed('Hz', 'frequency', 'mkMGT')
addPrefixed('K', 'temperature', 'mk')
addPrefixed('g', 'mass', 'nµumk', 1e-3)
addPrefixed('W', 'power', 'npµumkMG')
addPrefixed('J', 'energy', 'fpnµumkM')
addPrefixed('eV', 'energy', 'mkM', 1.602176634e-19)
addPrefixed('V', 'voltage', 'µumkM')
addPrefixed('Pa', 'pressure', 'mkMG')
addPrefixed('l', 'volume', 'nµumcd', 1e-3)
addPrefixed('L', 'volume', 'nµumcd', 1e-3)
addNames('Å angstrom ångström', 'length', 1e-10)
addNames('in inch inches zoll pouces pulgadas', 'length', 0.0254)
addNames('micron microns mikron mikrometer micromètres micromètre micrómetros mikrometrų', 'length', 1e-6)
addNames('nanometer nanometre nanometers nanometres nanomètres nanómetros nanometrų', 'length', 1e-9)
addNames('millimeter millimetre millimeters millimetres millimètres milímetros milimetrų', 'length', 1e-3)
addNames('centimeter centimetre centimeters centimetres centimètres centímetros centimetrų', 'length', 1e-2)
addNames('meter metre meters metres mètres metros metrų', 'length', 1)
addNames('kilometer kilometre kilometers kilometres kilomètres kilómetros kilometrų', 'length', 1e3)
addNames(
  'sec second seconds sekunde sekunden seconde secondes segundo segundos sekundės sekundžių',
  'time',
  1,
)
addNames('min minute minutes minuten minuto minutos minutės minučių', 'time', 60)
addNames('h hr hrs hour hours stunde stunden heure heures hora horas val valandos valandų', 'time', 3600)
addNames('d day days tag tage tagen jour jours día días dia dias diena dienos dienų', 'time', 86_400)
addNames(
  'wk wks week weeks woche wochen semaine semaines semana semanas savaitė savaitės savaičių sav',
  'time',
  604_800,
)
addNames('month months monat monate monaten mois mes meses mėnuo mėnesiai mėnesių mėn', 'time', 2_629_746)
addNames('yr year years jahr jahre jahren an ans année années año años metai metų', 'time', 31_556_952)
addNames('°C ℃', 'temperature', 1, 273.15)
addNames('°F ℉', 'temperature', 5 / 9, 459.67 * (5 / 9))
addNames('t tonne tonnes', 'mass', 1e3)
addNames('kilogram kilograms kilogramm kilogrammes kilogramos kilogramų', 'mass', 1)
addNames('Wh', 'energy', 3600)
addNames('kWh', 'energy', 3.6e6)
addNames('mbar', 'pressure', 100)
addNames('bar', 'pressure', 1e5)
addNames('cm³ cm3 cc', 'volume', 1e-6)
addNames('mm³ mm3', 'volume', 1e-9)
addNames('m³ m3', 'volume', 1)
addNames('% percent prozent pourcent pour-cent procentų proc', 'share', 0.01)
addNames('‰', 'share', 0.001)
addNames('ppm', 'share', 1e-6)

const currencies: Readonly<Record<string, string>> = {
  '€': 'EUR',
  EUR: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  eurų: 'EUR',
  $: 'USD',
  USD: 'USD',
  '£': 'GBP',
  GBP: 'GBP',
  '¥': 'JPY',
  JPY: 'JPY',
  CHF: 'CHF',
  SEK: 'SEK',
  PLN: 'PLN',
}
const multiples: Readonly<Record<string, number>> = { '': 1, k: 1e3, K: 1e3, M: 1e6 }
for (const [sign, code] of Object.entries(currencies))
  for (const [multiple, factor] of Object.entries(multiples))
    if (multiple === '' || sign.length !== 4)
      units.set(multiple + sign, { dimension: `money-${code}`, factor })

/** By lower case, where only one meaning is left: 'NM' is nm, but 'mw' could be mW or MW. */
const loose = new Map<string, Unit | null>()
for (const [name, unit] of units) {
  const key = name.toLowerCase()
  const known = loose.get(key)
  loose.set(key, known === undefined || known?.factor === unit.factor ? unit : null)
}

/** The unit of that name; case decides only where it changes the meaning. Undefined: no unit we know. */
export function findUnit(name: string): Unit | undefined {
  const plain = name.normalize('NFC').replace(/μ/g, 'µ').replace(/° /, '°')
  const exact = units.get(plain)
  return exact ?? (plain.length > 1 ? (loose.get(plain.toLowerCase()) ?? undefined) : undefined)
}

const DIGITS = 12

/** A value in its unit as a value in the canonical unit, to 12 digits: 10 µm and 10,000 nm are the same number. */
export function toCanonical(value: number, unit: Unit): number {
  return Number((value * unit.factor + (unit.offset ?? 0)).toPrecision(DIGITS))
}
