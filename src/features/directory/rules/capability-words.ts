/** What one can do for another: the verbs a capability begins with. Their words are in the message files. */
export const functionVerbs = [
  'measure',
  'image',
  'characterise',
  'test',
  'qualify',
  'calibrate',
  'detect',
  'count',
  'identify',
  'monitor',
  'validate',
  'certify',
  'simulate',
  'design',
  'develop',
  'manufacture',
  'machine',
  'write',
  'print',
  'coat',
  'bond',
  'assemble',
  'package',
  'synthesise',
  'sterilise',
  'treat',
  'store',
  'analyse',
  'train',
  'other',
] as const
export type FunctionVerb = (typeof functionVerbs)[number]

/** What a figure of a capability says; 'range' is of the measurand itself. */
export const figureRoles = [
  'range',
  'resolution',
  'accuracy',
  'depth',
  'speed',
  'size',
  'wavelength',
  'other',
] as const

/** Who owns what comes out of the work. */
export const ipTermChoices = ['client', 'shared', 'provider', 'licence', 'negotiable'] as const

/** Whether results or equipment may leave the Union without a licence (EU 2021/821). */
export const exportControlChoices = ['unknown', 'none', 'dual-use', 'licence-needed'] as const

/** Figures of one capability; more belong into another record. */
export const maximumFigures = 8
