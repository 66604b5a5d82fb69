import { everybody } from '../../shared/route.ts'

/** It holds nothing but what partnerships and missions show everybody. */
export const policy = {
  'activities.listActivities': everybody,
  'activities.getActivitiesFile': everybody,
} as const
