/* What is asked of the HTML of every page: the standard, and what html-validate knows of accessibility and of
   whole documents. The few findings that are the theme's are named, each with its reason, in test_html.py. */

export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  rules: {
    "require-sri": "off", // everything comes from the site itself
    "wcag/h32": "off", // a search box sends with Enter, as people expect of it
  },
};
