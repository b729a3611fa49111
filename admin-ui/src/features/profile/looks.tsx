import { t } from '@lingui/core/macro';
import { chooseLocale, LOCALES, type Locale, useLocale } from '@/i18n/locale';
import { prefer, usePreferences } from '@/preferences/preferences';
import { setTheme, useTheme } from '@/theme/theme';
import { Card } from '@/ui/card';
import { FilterSelect } from '@/ui/filters';
import { Segmented } from '@/ui/segmented';
import css from './profile.module.css';

export function Looks() {
  const { theme } = useTheme();
  const { density } = usePreferences();
  const { chosen } = useLocale();
  return (
    <Card title={t`Appearance`} help={t`Kept in this browser.`}>
      <div className={css.choices}>
        <div className={css.choice}>
          <span>{t`Theme`}</span>
          <Segmented
            label={t`Theme`}
            value={theme}
            onChange={setTheme}
            options={[
              { value: 'light', label: t`Light` },
              { value: 'dark', label: t`Dark` },
              { value: 'auto', label: t`Like the system` },
            ]}
          />
        </div>
        <div className={css.choice}>
          <span>{t`Density`}</span>
          <Segmented
            label={t`Density`}
            value={density}
            onChange={(value) => prefer({ density: value })}
            options={[
              { value: 'comfortable', label: t`Comfortable` },
              { value: 'compact', label: t`Compact` },
            ]}
          />
        </div>
        <div className={css.choice}>
          <span>{t`Language`}</span>
          <FilterSelect
            label={t`Language`}
            all={t`Like the browser`}
            value={chosen === 'auto' ? undefined : chosen}
            onChange={(locale) => void chooseLocale(locale ?? 'auto')}
            options={Object.entries(LOCALES).map(([locale, label]) => ({
              value: locale as Locale,
              label,
              lang: locale,
            }))}
          />
        </div>
      </div>
    </Card>
  );
}
