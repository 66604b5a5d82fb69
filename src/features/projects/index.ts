import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import { loadMet } from '../stories/index.ts'
import * as contract from './contract.ts'
import { policy } from './policy.ts'
import {
  confirmContribution,
  createProject,
  getProject,
  listProjects,
  loadProject,
  removePartner,
  savePartner,
  stepProject,
  updateProject,
} from './projects.ts'

/** Joint projects from an idea to money: partners, budgets, and what each company confirms that the partnership did for it. */
export const projectsRoom: Room = {
  name: 'projects',
  routes: [
    route(contract.listProjects, {
      policy: policy['projects.listProjects'],
      load: nothingToLoad,
      run: listProjects,
    }),
    route(contract.getProject, {
      policy: policy['projects.getProject'],
      load: loadProject,
      run: getProject,
    }),
    route(contract.createProject, {
      policy: policy['projects.createProject'],
      load: loadMet,
      run: createProject,
    }),
    route(contract.updateProject, {
      policy: policy['projects.updateProject'],
      load: loadProject,
      run: updateProject,
    }),
    route(contract.stepProject, {
      policy: policy['projects.stepProject'],
      load: loadProject,
      run: stepProject,
    }),
    route(contract.savePartner, {
      policy: policy['projects.savePartner'],
      load: loadProject,
      run: savePartner,
    }),
    route(contract.removePartner, {
      policy: policy['projects.removePartner'],
      load: loadProject,
      run: removePartner,
    }),
    route(contract.confirmContribution, {
      policy: policy['projects.confirmContribution'],
      load: async (ctx, input) => ({ row: await loadProject(ctx, input), organisation: input.organisation }),
      run: (ctx, input, { row }) => confirmContribution(ctx, input, row),
    }),
  ],
}
