/** Writes dist/database-template.tar.gz, a migrated empty database that makes the first start quick; part of the build. */
import { dumpMigratedDatabase } from '../src/database/dump-template.ts'
import { findTemplate, saveTemplate, templateFiles } from '../src/database/template.ts'

if (findTemplate()) {
  console.log('The database template fits the schema already.')
} else {
  const dump = await dumpMigratedDatabase()
  saveTemplate(dump)
  console.log(`${templateFiles().dump}: ${(dump.length / 1024 / 1024).toFixed(1)} MB`)
}
