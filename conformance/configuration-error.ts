/** What the user wrote cannot be run: the message says what, where and what to do. Exit code 3. */
export class ConfigurationError extends Error {}
