import { ChevronDown } from '@carbon/icons-react';
import { useMenu } from '../../shared/ui/useMenu';

const FORMATS = [
  ['csv', 'CSV'],
  ['xlsx', 'XLSX, for a spreadsheet'],
  ['json', 'JSON'],
] as const;

/** A file in the format that one likes. The server writes it, whole. */
export function FileMenu({ name, address }: { name: string; address: (format: string) => string }) {
  const menu = useMenu();
  return (
    <div className="menu" ref={menu.ref}>
      <button
        type="button"
        className="cds--btn cds--btn--sm cds--layout--size-sm cds--btn--ghost"
        aria-expanded={menu.open}
        onClick={menu.toggle}
      >
        {name}
        <ChevronDown size={16} aria-hidden className="cds--btn__icon" />
      </button>
      {menu.open && (
        <div className="menu__list">
          {FORMATS.map(([format, words]) => (
            <a key={format} className="menu__item" href={address(format)} download onClick={menu.close}>
              {words}
            </a>
          ))}
        </div>
      )}
    </div>
  );
}
