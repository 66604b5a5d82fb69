/** How the state of a validation is shown, everywhere alike. */
export const validationLook = {
  draft: 'quiet',
  submitted: 'waiting',
  validated: 'agreed',
  returned: 'conflict',
  waived: 'agreed',
} as const
