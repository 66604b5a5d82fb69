/** A role of the sample's value chain, and what its coordinator did with the candidates the engine finds. */
export interface SampleRole {
  name: string
  words: string
  verb: 'manufacture' | 'assemble' | 'develop' | 'analyse' | 'validate' | 'certify' | null
  object: string | null
  kinds: ('sme' | 'large-company' | 'company' | 'clinic' | 'university' | 'rto' | 'counterpart')[]
  terms: string[]
  wanted: number
  /** So many of the best are chosen, from our clusters or from beyond them. */
  choose?: { from: 'ours' | 'others'; count: number }
  /** The next best is set aside. */
  setAside?: { reason: 'competitor' | 'wrong-stage' | 'too-far'; note: string }
}

/** From the light source to the distributor: earlier detection of eye disease, in Japan. */
export const sampleChain = {
  title: 'Photonics for health: seeing eye disease earlier, Japan',
  summary:
    'What it takes to bring screening of the retina from our clusters into Japanese eye clinics and optician’s shops, from the light source to whoever sells and services the device.',
  lang: 'en',
  market: 'JP',
} as const

export const sampleRoles: readonly SampleRole[] = [
  {
    name: 'Light source',
    words: 'Superluminescent diodes or tunable laser sources for optical coherence tomography.',
    verb: 'manufacture',
    object: 'light sources for OCT',
    kinds: [],
    terms: [],
    wanted: 1,
    choose: { from: 'ours', count: 1 },
  },
  {
    name: 'Optics and fibre',
    words: 'Miniature lenses, coatings and fibre probes for imaging the eye.',
    verb: 'manufacture',
    object: 'optical components',
    kinds: [],
    terms: [],
    wanted: 2,
    choose: { from: 'ours', count: 1 },
  },
  {
    name: 'Imaging module',
    words: 'A compact OCT engine, ready to be built into ophthalmic devices.',
    verb: 'assemble',
    object: 'OCT modules',
    kinds: [],
    terms: [],
    wanted: 1,
    choose: { from: 'ours', count: 1 },
    setAside: { reason: 'wrong-stage', note: 'A laboratory set-up so far; ask again next year.' },
  },
  {
    name: 'Screening device',
    words: 'Ophthalmic devices that a nurse can use: retinal imaging or measurement of visual fields.',
    verb: 'develop',
    object: 'devices for screening the retina',
    kinds: ['sme', 'large-company', 'company'],
    terms: [],
    wanted: 1,
    choose: { from: 'ours', count: 1 },
  },
  {
    name: 'Clinical validation',
    words: 'Clinical studies in eye clinics: comparison of retinal images with the standard of care.',
    verb: 'validate',
    object: 'screening for glaucoma and diabetic retinopathy',
    kinds: ['clinic', 'university', 'rto'],
    terms: [],
    wanted: 2,
  },
  {
    name: 'Approval in Japan',
    words: 'PMDA consultation and a designated marketing authorisation holder for foreign manufacturers.',
    verb: 'certify',
    object: null,
    kinds: [],
    terms: [],
    wanted: 1,
  },
  {
    name: 'Distribution',
    words: 'Distributors of ophthalmic instruments in Japan, with service and training for clinics.',
    verb: null,
    object: null,
    kinds: [],
    terms: [],
    wanted: 1,
    choose: { from: 'others', count: 1 },
  },
]
