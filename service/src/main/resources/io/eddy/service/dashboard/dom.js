// Elements without markup: texts are texts, so nothing that a platform sends can become a tag.
const SVG = 'http://www.w3.org/2000/svg';

/** An element with a class, and texts or elements inside. */
export function element(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) {
    node.className = className;
  }
  node.append(...children);
  return node;
}

/** An SVG element with attributes. */
export function shape(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  node.append(...children);
  return node;
}

/** The head of a panel: a title, which names the landmark, and one line that explains it. */
export function head(root, title, note, ...aside) {
  const heading = element('h2', '', title);
  heading.id = `${root.id}-title`;
  root.setAttribute('aria-labelledby', heading.id);
  root.append(element('div', 'head', element('div', '', heading, element('p', 'note', note)), ...aside));
}

/** Sets a text only if it differs, so that nothing is laid out or announced in vain. */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** A table with a head; `rows` fills the body anew, reusing its cells. */
export function table(columns) {
  const body = element('tbody', '');
  const headRow = element('tr', '');
  columns.forEach(({ title, className }) => {
    const cell = element('th', className, title);
    cell.scope = 'col';
    headRow.append(cell);
  });
  const node = element('table', '', element('thead', '', headRow), body);
  return {
    node,
    rows(all) {
      while (body.rows.length > all.length) {
        body.deleteRow(-1);
      }
      all.forEach((cells, index) => {
        const row = body.rows[index] ?? body.insertRow();
        cells.forEach((content, column) => {
          const cell = row.cells[column] ?? Object.assign(
              row.insertCell(), { className: columns[column].className ?? '' });
          if (typeof content === 'string') {
            setText(cell, content);
            cell.title = columns[column].titled ? content : '';
          } else {
            cell.replaceChildren(content);
          }
        });
      });
    },
  };
}
