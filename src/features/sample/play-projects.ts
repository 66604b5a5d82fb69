import { drawParticipations, writeOrganisationFile, writeProjectFile } from '../../../seeds/eu-projects.ts'
import { makeRandom } from '../../../seeds/random.ts'
import { getImport, saveImportMapping, uploadImport } from '../directory/contract-import.ts'
import { runProjectsImport } from '../directory/index.ts'
import type { Player } from './player.ts'

/** Each cluster's manager imports who of its members takes part in which EU project, and what the projects are about. */
export async function playProjects(player: Player): Promise<void> {
  const participations = drawParticipations(player.data, makeRandom(player.state.seed).fork('EU projects'))
  const { clusters, roles } = player.data
  await player.begin('projects', clusters.length)
  for (const { key } of clusters) {
    const manager = roles.find(({ role, cluster }) => role === 'cluster-manager' && cluster === key)
    const own = participations.filter(({ organisation }) =>
      organisation.memberships.some(({ cluster }) => cluster === key),
    )
    if (manager !== undefined && own.length > 0) {
      const by = { cluster: player.idOf(`cluster:${key}`), person: player.idOf(manager.person) }
      await playFile(player, { ...by, name: 'organization.csv', csv: writeOrganisationFile(own) })
      await playFile(player, { ...by, name: 'project.csv', csv: writeProjectFile() })
    }
    await player.advance()
  }
}

/** The import's own job finds it done. */
async function playFile(
  player: Player,
  { cluster, person, name, csv }: { cluster: string; person: string; name: string; csv: string },
): Promise<void> {
  const { hash } = await player.ctx.files.put(new TextEncoder().encode(csv))
  const { id } = await player.play(
    uploadImport,
    { cluster, file: { hash, name }, kind: 'projects' },
    { person },
  )
  const { columns } = await player.play(getImport, { import: id }, { person })
  await player.play(
    saveImportMapping,
    { import: id, columns: columns.map(({ field }) => field), addMembers: false, start: true },
    { person },
  )
  await runProjectsImport({ ...player.ctx, progress: async () => undefined }, { importId: id })
}
