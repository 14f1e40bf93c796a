import { render } from 'preact';
import '../frame/tokens.css';
import '../frame/base.css';
import '../room/room.css';
import './console.css';
import { App } from './App.js';

const root = document.getElementById('app');
if (root !== null) {
  root.textContent = '';
  render(<App />, root);
}
