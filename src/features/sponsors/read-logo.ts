import sharp from 'sharp'
import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { readSentFile } from '../rooms/index.ts'

/** A logo is read at a glance; larger ones are made smaller. */
const box = { width: 600, height: 240 }
const mostPixels = 40_000_000
const longestSeconds = 10

/**
 * A logo somebody has just sent, by the rules of every upload: a picture by name and first bytes, drawn anew as a small PNG, so that
 * nothing of the file that was sent reaches a visitor. Gives the hash of what is kept.
 */
export async function readLogo(ctx: Context, sent: { hash: string; name: string }): Promise<string> {
  const file = await readSentFile(ctx, sent)
  if (!file.mediaType.startsWith('image/')) throw new Refusal('logo-unreadable', { field: 'file' })
  const bytes = await sharp(await ctx.files.local(file.hash), {
    limitInputPixels: mostPixels,
    failOn: 'error',
  })
    .timeout({ seconds: longestSeconds })
    .autoOrient()
    .resize({ ...box, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer()
    .catch(() => {
      throw new Refusal('logo-unreadable', { field: 'file' })
    })
  const { hash, size } = await ctx.files.put(bytes)
  await ctx.db
    .insertInto('file')
    .values({ hash, size, created_at: ctx.now() })
    .onConflict(conflict => conflict.column('hash').doNothing())
    .execute()
  return hash
}
