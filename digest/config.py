"""The plugin's options in mkdocs.yml."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config import config_options as c
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from digest.pages import Settings as PageSettings
from digest.settings import Settings


class DigestConfig(Config):  # type: ignore[no-untyped-call]
    """`plugins: - digest: …`; every path is relative to mkdocs.yml."""

    articles = c.Type(str, default="seeds")
    """Folder of the articles; may lie outside the published repository."""
    events_dir = c.Type(str, default="events")
    """Folder below docs_dir for the committed event pages and the register."""
    text = c.Choice(("none", "evidence", "full"), default="evidence")
    """How much of an article's text its page publishes."""
    pipeline = c.Optional(c.Type(str))
    """An installed trained spaCy pipeline to use in place of our own rules alone."""
    write = c.Type(bool, default=True)
    """Whether a build may write event pages and register into docs_dir."""
    cache = c.Type(str, default=".cache/digest/store.sqlite")
    """Where readings are kept between builds; may be deleted at any time. Empty: nowhere."""
    search = c.Choice(("pagefind", "theme"), default="pagefind")
    """Our search page on Pagefind's index, which is fetched in pieces; or the theme's own search."""
    social_cards = c.Type(bool, default=False)
    """Draw a picture of each event for links that are shared; needs site_url, and time at the first build."""
    correction_link = c.Optional(c.Type(str))
    """Address that "something wrong here?" opens; {title} and {page} are filled in."""


def settings_of(options: DigestConfig, config: MkDocsConfig) -> Settings:
    """The site's settings, from validated options."""
    project = Path(config.config_file_path).resolve().parent if config.config_file_path else Path.cwd()
    return Settings(
        project=project,
        docs=Path(config.docs_dir).resolve(),
        articles=(project / options.articles).resolve(),
        pipeline=options.pipeline,
        write=options.write,
        cache=(project / options.cache).resolve() if options.cache else None,
        search=options.search,  # type: ignore[arg-type]  # the option allows no other value
        social_cards=options.social_cards,
        pages=PageSettings(
            site_name=config.site_name,
            site_url=config.site_url or None,
            directory_urls=config.use_directory_urls,
            text=options.text,  # type: ignore[arg-type]  # the option allows no other value
            events_dir=options.events_dir.strip("/"),
            correction_url=options.correction_link,
            downloads=True,
        ),
    )


def load(config_file: Path) -> Settings:
    """The settings of the site that `config_file` configures.

    Raises OSError where the file is missing, wrong, or does not use the plugin.
    """
    try:
        config = load_config(str(config_file))
    except (ConfigurationError, SystemExit) as error:
        raise OSError(f"{config_file}: {error}") from error
    plugin = config.plugins.get("digest")
    if plugin is None:
        raise OSError(f"{config_file}: plugins: does not list 'digest'")
    return settings_of(plugin.config, config)
