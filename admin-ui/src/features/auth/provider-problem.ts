import { t } from '@lingui/core/macro';

/** What the server sends a browser back with that did not get in over an identity provider. */
export const PROVIDER_PROBLEMS = ['provider_unavailable', 'no_role', 'not_signed_in'] as const;

export type ProviderProblem = (typeof PROVIDER_PROBLEMS)[number];

export function providerProblem(problem: ProviderProblem, label: string | undefined): string {
  const provider = label ?? t`The identity provider`;
  switch (problem) {
    case 'provider_unavailable':
      return t`${provider} does not answer. Try again in a moment, or sign in another way.`;
    case 'no_role':
      return t`${provider} knows you, and gives you no role here. Whoever administers it can give you one: admin, agent or viewer.`;
    case 'not_signed_in':
      return t`Signing in with ${provider} was not completed. Try again; if it stays like this, your account here may be disabled.`;
  }
}
