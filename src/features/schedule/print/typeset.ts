import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Refusal } from '../../../shared/refusals.ts'
import { unpackWoff } from './unpack-woff.ts'

const require = createRequire(import.meta.url)

/** The shipped typefaces, first choice first: Latin, Latin extended (Lithuanian, Polish, Czech …), Japanese, Korean. */
const fonts = [
  ...(['400', '700'] as const).flatMap(weight => [
    {
      file: `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${weight}-normal.woff`,
      family: 'Kontor Latin',
      weight,
    },
    {
      file: `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-${weight}-normal.woff`,
      family: 'Kontor Latin Extended',
      weight,
    },
    {
      file: `@fontsource/biz-udgothic/files/biz-udgothic-japanese-${weight}-normal.woff`,
      family: 'Kontor Japanese',
      weight,
    },
  ]),
  {
    file: '@fontsource/gowun-dodum/files/gowun-dodum-korean-400-normal.woff',
    family: 'Kontor Korean',
    weight: '400' as const,
  },
]

/** The names of the typefaces as a template uses them. */
export const fontFamilies = [...new Set(fonts.map(font => font.family))]

let ready: Promise<(template: string, data: unknown) => Buffer> | null = null

/**
 * Sets a page template (Typst) with data and gives a PDF. Data go in as JSON and stay text, whatever is
 * written in them. Where no typesetter exists for this machine, refuses with 'print-unavailable'.
 */
export async function typeset(template: string, data: unknown): Promise<Buffer> {
  ready ??= openTypesetter().catch(error => {
    ready = null
    throw error
  })
  return (await ready)(template, data)
}

async function openTypesetter(): Promise<(template: string, data: unknown) => Buffer> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler').catch(() => {
    throw new Refusal('print-unavailable')
  })
  const fontBlobs = await Promise.all(
    fonts.map(async font =>
      unpackWoff(await readFile(require.resolve(font.file)), {
        family: font.family,
        style: font.weight === '700' ? 'Bold' : 'Regular',
      }),
    ),
  )
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] })
  return (template, data) => {
    const pdf = compiler.pdf({ mainFileContent: template, inputs: { data: JSON.stringify(data) } })
    compiler.evictCache(2)
    return pdf
  }
}
