import { LoginPage } from '@/features/auth/login-page';
import { PROVIDER_PROBLEMS } from '@/features/auth/provider-problem';
import { SignInForm } from '@/features/auth/sign-in-form';
import { me, refused } from './answers';
import type { Chapter, Story } from './story';

const nothing = () => undefined;
const key = ['auth-providers'];
const ways = {
  password: true,
  oidc: [{ id: 'example', label: 'Example ID', login_url: '/auth/oidc/login' }],
  first_run: false,
  signed_in: false,
};

export const signIn: Chapter = {
  name: 'Signing in',
  stories: [
    {
      name: 'By password',
      show: () => <SignInForm onSignedIn={nothing} />,
      said: [{ key, data: { ...ways, oidc: [] } }],
    },
    { name: 'Or by provider', show: () => <SignInForm onSignedIn={nothing} />, said: [{ key, data: ways }] },
    { name: 'Providers away', show: () => <SignInForm onSignedIn={nothing} />, said: [{ key, error: refused }] },
    {
      name: 'Nobody has come yet',
      show: () => <LoginPage problem={undefined} onSignedIn={nothing} />,
      said: [{ key, data: { ...ways, first_run: true } }],
    },
    {
      name: 'In already',
      show: () => <LoginPage problem={undefined} onSignedIn={nothing} />,
      said: [
        { key, data: { ...ways, signed_in: true } },
        { key: ['me'], data: me },
      ],
    },
    ...PROVIDER_PROBLEMS.map(
      (problem): Story => ({
        name: `Back from the provider: ${problem}`,
        show: () => <LoginPage problem={problem} onSignedIn={nothing} />,
        said: [{ key, data: ways }],
      }),
    ),
  ],
};
