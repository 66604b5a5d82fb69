/** How a text file can be read; `garbled-…`: as UTF-8 that somebody's program had read in that page and saved again. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1257',
  'macintosh',
  'garbled-windows-1252',
  'garbled-macintosh',
] as const
export type EncodingName = (typeof encodings)[number]
