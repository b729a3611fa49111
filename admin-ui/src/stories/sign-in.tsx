import { SignInForm } from '@/features/auth/sign-in-form';
import { refused } from './answers';
import type { Chapter } from './story';

const nothing = () => undefined;
const key = ['auth-providers'];
const oidc = [{ id: 'example', label: 'Example ID', login_url: '/auth/oidc/login' }];

export const signIn: Chapter = {
  name: 'Signing in',
  stories: [
    {
      name: 'By password',
      show: () => <SignInForm onSignedIn={nothing} />,
      said: [{ key, data: { password: true, oidc: [] } }],
    },
    {
      name: 'Or by provider',
      show: () => <SignInForm onSignedIn={nothing} />,
      said: [{ key, data: { password: true, oidc } }],
    },
    { name: 'Providers away', show: () => <SignInForm onSignedIn={nothing} />, said: [{ key, error: refused }] },
  ],
};
