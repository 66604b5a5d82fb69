import { sql } from 'kysely'

/** What `keptPlan` writes into a statement; the connection pool looks for it. */
export const keptPlanMark = '/* kept plan */'

/**
 * Stands behind `select` in statements that are asked with every request: a database server reads such a statement and plans
 * how to answer it once per connection, which for one with many parts costs several times what answering costs. Only for
 * statements whose text stays the same, and whose best plan does not depend on the values.
 */
export const keptPlan = sql.raw(keptPlanMark)
