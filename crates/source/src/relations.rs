//! The parts of an Office package and how they refer to one another.

use crate::Limits;
use crate::office::Failure;
use crate::package::Package;
use crate::xml;

/// What a part refers to.
#[derive(Debug, Default)]
pub(crate) struct Relations(Vec<Relation>);

#[derive(Debug)]
struct Relation {
    id: String,
    /// The last word of the relation's type, which old and strict packages share.
    kind: String,
    target: String,
}

/// The name of the main part.
pub(crate) fn main(package: &mut Package<'_>, limits: &Limits) -> Result<String, Failure> {
    let relations = Relations::of(package, "", limits)?;
    relations.target("officeDocument").map(str::to_owned).ok_or_else(|| Failure::Damaged("it names no main part".to_owned()))
}

impl Relations {
    /// The relations of a part; those of the package itself for the empty name.
    pub(crate) fn of(package: &mut Package<'_>, part: &str, limits: &Limits) -> Result<Self, Failure> {
        let (folder, file) = part.rsplit_once('/').map_or(("", part), |(folder, file)| (folder, file));
        let name = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
        let Some(bytes) = package.member(&name)? else { return Ok(Self::default()) };
        let text = xml::decode(&bytes)?;
        let root = xml::parse(&text, limits)?;
        let relation = |element: &xml::Element<'_>| {
            // What lies outside the package is never looked at.
            if element.attribute("TargetMode") == Some("External") {
                return None;
            }
            Some(Relation {
                id: element.attribute("Id")?.to_owned(),
                kind: element.attribute("Type")?.rsplit('/').next()?.to_owned(),
                target: resolve(folder, element.attribute("Target")?),
            })
        };
        Ok(Self(root.all("Relationship").filter_map(relation).collect()))
    }

    /// The first part of a kind.
    pub(crate) fn target(&self, kind: &str) -> Option<&str> {
        self.0.iter().find(|relation| relation.kind == kind).map(|relation| relation.target.as_str())
    }

    /// The part of an id.
    pub(crate) fn by_id(&self, id: &str) -> Option<&str> {
        self.0.iter().find(|relation| relation.id == id).map(|relation| relation.target.as_str())
    }

    /// The ids and parts of some kinds.
    pub(crate) fn of_kinds(&self, kinds: &[&str]) -> impl Iterator<Item = (&str, &str)> {
        let wanted = |relation: &&Relation| kinds.contains(&relation.kind.as_str());
        self.0.iter().filter(wanted).map(|relation| (relation.id.as_str(), relation.target.as_str()))
    }
}

/// The name of a member that a part in `folder` refers to.
fn resolve(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> =
        if target.starts_with('/') { Vec::new() } else { folder.split('/').filter(|part| !part.is_empty()).collect() };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_relative_to_the_folder_or_to_the_package() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("ppt/slides", "../slideLayouts/a.xml"), "ppt/slideLayouts/a.xml");
        assert_eq!(resolve("word", "/word/header1.xml"), "word/header1.xml");
        assert_eq!(resolve("", "../../etc/passwd"), "etc/passwd");
    }
}
