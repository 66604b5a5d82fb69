/** Measures that capability records use. The first unit of each is the canonical one, in which searches compare. */
const dimensions = {
  length: { µm: 1, pm: 1e-6, nm: 1e-3, mm: 1e3, cm: 1e4, m: 1e6 },
  area: { 'mm²': 1, 'µm²': 1e-6, 'cm²': 100, 'm²': 1e6 },
  volume: { mL: 1, nL: 1e-6, µL: 1e-3, L: 1e3 },
  time: { s: 1, fs: 1e-15, ps: 1e-12, ns: 1e-9, µs: 1e-6, ms: 1e-3, min: 60, h: 3_600, d: 86_400 },
  frequency: { Hz: 1, kHz: 1e3, MHz: 1e6, GHz: 1e9, THz: 1e12 },
  power: { W: 1, nW: 1e-9, µW: 1e-6, mW: 1e-3, kW: 1e3 },
  energy: { J: 1, nJ: 1e-9, µJ: 1e-6, mJ: 1e-3 },
  irradiance: { 'mW/cm²': 1, 'W/cm²': 1e3, 'W/m²': 0.1 },
  fluence: { 'J/cm²': 1, 'mJ/cm²': 1e-3 },
  temperature: { '°C': 1, K: 1 },
  pressure: { kPa: 1, Pa: 1e-3, mbar: 0.1, bar: 100, MPa: 1e3 },
  mass: { mg: 1, µg: 1e-3, g: 1e3, kg: 1e6 },
  concentration: { 'mg/L': 1, 'µg/L': 1e-3, 'g/L': 1e3 },
  wavenumber: { 'cm⁻¹': 1 },
  'spatial-frequency': { 'lp/mm': 1 },
  'log-reduction': { 'log₁₀': 1 },
  angle: { '°': 1, mrad: 180 / Math.PI / 1e3, rad: 180 / Math.PI },
  voltage: { V: 1, µV: 1e-6, mV: 1e-3, kV: 1e3 },
  current: { A: 1, nA: 1e-9, µA: 1e-6, mA: 1e-3 },
  ratio: { '%': 1, '‰': 0.1, ppm: 1e-4, dB: 1 },
  index: { '1': 1 },
  count: { pieces: 1 },
} as const satisfies Record<string, Record<string, number>>
export type Dimension = keyof typeof dimensions

/** Same letter, other keyboard: what people type and imports bring, as the unit it means. */
const spellings: Record<string, string> = {
  um: 'µm',
  μm: 'µm',
  micron: 'µm',
  us: 'µs',
  μs: 'µs',
  uW: 'µW',
  μW: 'µW',
  uJ: 'µJ',
  μJ: 'µJ',
  uL: 'µL',
  μL: 'µL',
  ml: 'mL',
  l: 'L',
  ug: 'µg',
  μg: 'µg',
  mm2: 'mm²',
  'cm-1': 'cm⁻¹',
  '1/cm': 'cm⁻¹',
  'J/cm2': 'J/cm²',
  'mJ/cm2': 'mJ/cm²',
  'W/cm2': 'W/cm²',
  'mW/cm2': 'mW/cm²',
  C: '°C',
  deg: '°',
  sec: 's',
  day: 'd',
  days: 'd',
  log10: 'log₁₀',
  percent: '%',
  'lp / mm': 'lp/mm',
}

/** Every unit a figure may be given in, grouped by what it measures. */
export const unitGroups = (Object.keys(dimensions) as Dimension[]).map(dimension => ({
  dimension,
  units: Object.keys(dimensions[dimension]),
}))

/** Decibels and kelvin are no multiples of their neighbours: they compare among themselves. */
const own = new Set(['dB', 'K'])

/** The unit as it is kept, with its measure, or null when nobody here knows it. */
export function readUnit(text: string): { unit: string; dimension: string; factor: number } | null {
  const unit = spellings[text.trim()] ?? text.trim()
  for (const [dimension, units] of Object.entries(dimensions)) {
    const factor = (units as Record<string, number>)[unit]
    if (factor !== undefined && Object.hasOwn(units, unit))
      return { unit, dimension: own.has(unit) ? `${dimension}-${unit}` : dimension, factor }
  }
  return null
}

/** A value in the canonical unit of its measure: 10 nm and 0.01 µm compare as the same. */
export function toCanonical(value: number, factor: number): number {
  return Number((value * factor).toPrecision(12))
}
