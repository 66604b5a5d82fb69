/** Closed lists of a profile. Their words are in the message files under `directory.choice.<list>.<value>`. */

/** Who owns a company. */
export const ownerships = [
  'independent',
  'family',
  'group',
  'listed',
  'public',
  'spin-off',
  'cooperative',
] as const

/** Yearly turnover; the steps are those of the EU definition of SMEs (2003/361/EC): 2, 10 and 50 million euro. */
export const turnoverBands = ['to-500k', 'to-2m', 'to-10m', 'to-50m', 'over-50m'] as const

/** How a company is present in a market. */
export const marketModes = [
  'direct',
  'agent',
  'distributor',
  'licence',
  'joint-venture',
  'subsidiary',
] as const

/** Partners a profile looks for. */
export const partnerTypes = [
  'customer',
  'distributor',
  'supplier',
  'research',
  'clinical',
  'development',
  'manufacturing',
  'licensee',
  'investor',
  'consortium',
] as const

/** Classes of Regulation (EU) 2017/745 for medical devices and 2017/746 for in-vitro diagnostics. */
export const deviceClasses = [
  'mdr-1',
  'mdr-2a',
  'mdr-2b',
  'mdr-3',
  'ivdr-a',
  'ivdr-b',
  'ivdr-c',
  'ivdr-d',
] as const

/** Where products stand with the US FDA. */
export const fdaStatuses = ['registered', '510k', 'de-novo', 'pma', 'in-preparation', 'not-needed'] as const

/** What protects the know-how. */
export const ipPositions = ['patents', 'pending', 'licensed-in', 'trade-secret', 'open', 'none'] as const

/** How others may use an institution's equipment. */
export const accessModels = ['contract', 'joint-project', 'subsidised', 'open-access', 'paid-use'] as const

/** What an offer or a need is about. */
export const offerKinds = ['product', 'service', 'technology', 'know-how', 'capacity'] as const
export const needKinds = [
  'partner',
  'customer',
  'technology',
  'supplier',
  'test-site',
  'funding',
  'answer',
] as const

/** What a site is for. */
export const siteFunctions = [
  'headquarters',
  'production',
  'development',
  'laboratory',
  'clinic',
  'sales',
  'service',
  'warehouse',
  'office',
  'other',
] as const
