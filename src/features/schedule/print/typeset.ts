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

interface Typesetter {
  page: (template: string, data: unknown) => Buffer
  accessible: (template: string, data: unknown, madeAt: Date) => Buffer
  drawing: (template: string, data: unknown) => string
}

let ready: Promise<Typesetter> | null = null

/**
 * Sets a page template (Typst) with data and gives a PDF. Data go in as JSON and stay text, whatever is
 * written in them. Where no typesetter exists for this machine, refuses with 'print-unavailable'.
 */
export async function typeset(template: string, data: unknown): Promise<Buffer> {
  return (await getTypesetter()).page(template, data)
}

/**
 * The same for whoever does not see it: a PDF that keeps to PDF/UA-1, with headings, tables and alternative texts as its
 * template says them, and the same bytes whenever it is made of the same data. Its template names a title and a language.
 */
export async function typesetAccessible(template: string, data: unknown, madeAt: Date): Promise<Buffer> {
  return (await getTypesetter()).accessible(template, data, madeAt)
}

/** The same as a drawing (SVG) whose letters are outlines: it looks alike wherever it is drawn, without our typefaces. */
export async function typesetDrawing(template: string, data: unknown): Promise<string> {
  return (await getTypesetter()).drawing(template, data)
}

function getTypesetter(): Promise<Typesetter> {
  ready ??= openTypesetter().catch(error => {
    ready = null
    throw error
  })
  return ready
}

async function openTypesetter(): Promise<Typesetter> {
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
  const set = <Printed>(
    print: (order: { mainFileContent: string; inputs: Record<string, string> }) => Printed,
    { template, data }: { template: string; data: unknown },
  ) => {
    const printed = print({ mainFileContent: template, inputs: { data: JSON.stringify(data) } })
    compiler.evictCache(2)
    return printed
  }
  return {
    page: (template, data) => set(order => compiler.pdf(order), { template, data }),
    accessible: (template, data, madeAt) =>
      set(
        order =>
          compiler.pdf(order, {
            pdfStandard: 'ua-1',
            creationTimestamp: Math.floor(madeAt.getTime() / 1000),
          }),
        { template, data },
      ),
    drawing: (template, data) => set(order => compiler.plainSvg(order), { template, data }),
  }
}
