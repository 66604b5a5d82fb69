import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { reference } from '../../shared/fields.ts'
import { getOrganisation, organisationLine } from './contract.ts'
import { capability } from './contract-capabilities.ts'

/** More than four stand side by side on no screen. */
export const mostCompared = 4

/** Slugs or ids with commas between them, each once. */
const chosen = z
  .string()
  .max(700)
  .transform(text => [
    ...new Set(
      text
        .split(',')
        .map(one => one.trim())
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(reference).min(1).max(mostCompared))

export const compareOrganisations = defineCall({
  name: 'directory.compareOrganisations',
  method: 'GET',
  path: '/comparison',
  summary: 'Up to four organisations side by side, as far as I may see each',
  input: z.object({ of: chosen }),
  output: z.object({
    items: z.array(
      getOrganisation.output
        .pick({
          id: true,
          slug: true,
          kind: true,
          name: true,
          nameOtherScript: true,
          country: true,
          city: true,
          foundedYear: true,
          sizeClass: true,
          employees: true,
          summary: true,
          description: true,
          offers: true,
          needs: true,
          lang: true,
          technologies: true,
          targetMarkets: true,
          certificates: true,
          languages: true,
          deviceClasses: true,
          items: true,
          translations: true,
          lastConfirmedAt: true,
        })
        .extend({ clusters: organisationLine.shape.clusters, capabilities: z.array(capability) }),
    ),
    /** How many of those asked for are not there, or not for me. */
    missing: z.number(),
  }),
})
