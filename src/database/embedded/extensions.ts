import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { citext } from '@electric-sql/pglite/contrib/citext'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'

/** The extensions the migrations may create; Debian's PostgreSQL has the same four. */
export const extensions = { btree_gist, citext, pg_trgm, unaccent }
