import { Document, Packer, type Paragraph, type Table } from 'docx';
import { mainXml } from '../rewrite-docx.ts';

/** Paragraphs and tables as the XML of a Word text, to be put into one that is there already. */
export async function blocksXml(children: readonly (Paragraph | Table)[]): Promise<string> {
  const document = new Document({ sections: [{ children: [...children] }] });
  const xml = await mainXml(await Packer.toBuffer(document));
  return xml.slice(xml.indexOf('<w:body>') + '<w:body>'.length, xml.lastIndexOf('<w:sectPr'));
}
