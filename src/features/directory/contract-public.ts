import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { instant } from '../../shared/fields.ts'

export const listPublicPages = defineCall({
  name: 'directory.listPublicPages',
  method: 'GET',
  path: '/public-pages',
  summary: 'Pages of the directory that everybody may read, for search engines',
  input: z.object({}),
  output: z.object({ items: z.array(z.object({ path: z.string(), updatedAt: instant })) }),
})
