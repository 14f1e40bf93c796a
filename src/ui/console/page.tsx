import '../frame/tokens.css';
import '../frame/base.css';
import '../room/room.css';
import './console.css';
import { renderPage } from '../frame/renderPage.js';
import { App } from './App.js';

renderPage(<App />);
